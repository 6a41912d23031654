CREATE TABLE feed (
    id INTEGER NOT NULL,
    log VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE help_request (
    id VARCHAR NOT NULL,
    station VARCHAR NOT NULL,
    kiosk VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    rev INTEGER NOT NULL,
    round INTEGER NOT NULL,
    helper VARCHAR,
    helper_name VARCHAR,
    minutes INTEGER NOT NULL,
    seen_by INTEGER NOT NULL,
    reason VARCHAR,
    called_at FLOAT NOT NULL,
    changed_at FLOAT NOT NULL,
    promised_at FLOAT,
    closed_at FLOAT,
    due_at FLOAT,
    PRIMARY KEY (id),
    CONSTRAINT known_state CHECK (state in ('abandoned','acknowledged','arrived','called','cancelled','resolved','unanswered')),
    CONSTRAINT open_has_a_next_step CHECK ((closed_at is null) = (due_at is not null)),
    CONSTRAINT done_is_closed CHECK ((state in ('acknowledged','arrived','called','unanswered')) = (closed_at is null)),
    CONSTRAINT promise_has_a_time CHECK (state <> 'acknowledged' or promised_at is not null),
    CONSTRAINT promise_has_a_name CHECK (state not in ('acknowledged','arrived') or helper is not null),
    CONSTRAINT nobody_yet CHECK (state not in ('called','unanswered') or helper is null),
    CONSTRAINT resolved_has_a_reason CHECK (state <> 'resolved' or reason is not null)
);
CREATE INDEX due ON help_request (due_at) WHERE closed_at is null;
CREATE UNIQUE INDEX one_live_per_kiosk ON help_request (kiosk) WHERE closed_at is null;
CREATE TABLE helper (
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE enrolment (
    helper VARCHAR NOT NULL,
    key_hash VARCHAR NOT NULL,
    until FLOAT NOT NULL,
    PRIMARY KEY (helper),
    FOREIGN KEY(helper) REFERENCES helper (id),
    UNIQUE (key_hash)
);
CREATE TABLE help_event (
    seq INTEGER NOT NULL,
    request VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    helper_name VARCHAR NOT NULL,
    minutes INTEGER NOT NULL,
    seen_by INTEGER NOT NULL,
    at FLOAT NOT NULL,
    PRIMARY KEY (seq),
    FOREIGN KEY(request) REFERENCES help_request (id)
);
CREATE TABLE request_situation (
    request VARCHAR NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (request),
    FOREIGN KEY(request) REFERENCES help_request (id)
);
CREATE TABLE shift (
    token_hash VARCHAR NOT NULL,
    helper VARCHAR NOT NULL,
    until FLOAT NOT NULL,
    PRIMARY KEY (token_hash),
    FOREIGN KEY(helper) REFERENCES helper (id)
);
CREATE TABLE sight (
    request VARCHAR NOT NULL,
    helper VARCHAR NOT NULL,
    PRIMARY KEY (request, helper),
    FOREIGN KEY(request) REFERENCES help_request (id)
);
