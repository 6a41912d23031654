CREATE TABLE call (
    id VARCHAR NOT NULL,
    desk_id VARCHAR NOT NULL,
    body TEXT NOT NULL,
    state VARCHAR NOT NULL,
    helper VARCHAR NOT NULL,
    minutes INTEGER NOT NULL,
    seen_by INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT known_state CHECK (state in ('sent','unreachable','received','seen','acknowledged','taken-back','unanswered','arrived','resolved','cancelled','abandoned'))
);
CREATE TABLE cursor (
    id INTEGER NOT NULL,
    log VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE outbox (
    n INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    call VARCHAR NOT NULL,
    body TEXT NOT NULL,
    received BOOLEAN NOT NULL,
    PRIMARY KEY (n),
    UNIQUE (id)
);
