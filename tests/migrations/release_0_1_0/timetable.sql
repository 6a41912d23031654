CREATE TABLE imported_timetable (
    number INTEGER NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    name VARCHAR NOT NULL,
    demo INTEGER NOT NULL,
    by_hand INTEGER NOT NULL,
    imported_at DATETIME NOT NULL,
    findings VARCHAR NOT NULL,
    block BLOB NOT NULL,
    PRIMARY KEY (number)
);
