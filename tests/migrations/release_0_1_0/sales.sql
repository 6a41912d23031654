CREATE TABLE sale (
    number VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    offer VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    card VARCHAR NOT NULL,
    total_minor INTEGER NOT NULL,
    currency VARCHAR NOT NULL,
    PRIMARY KEY (number)
);
CREATE INDEX ix_sale_state ON sale (state);
CREATE TABLE sale_event (
    id INTEGER NOT NULL,
    number VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(number) REFERENCES sale (number)
);
CREATE INDEX ix_sale_event_number ON sale_event (number);
