-- One schema for both stores; ${blob} is how each calls bytes. Instants are ISO 8601 in UTC, so that they sort as text.

create table blob (
  digest text primary key, -- sha256 of the bytes
  bytes ${blob} not null
);

-- head counts publications, epoch every change that a judgement may rest on: a publication commits only
-- where both are what its judgement saw.
create table contract (
  context text not null,
  name text not null,
  head bigint not null,
  epoch bigint not null,
  latest text not null,
  title text not null,
  description text not null,
  words text not null, -- what a search looks into, in lower case
  versions bigint not null,
  primary key (context, name)
);

create table version (
  context text not null,
  name text not null,
  seq bigint not null,
  version text not null,
  digest text not null,       -- of the canonical form
  flow_id text not null,
  document text not null,     -- digest of the blob: as it was published
  media_type text not null,
  envelope text not null,     -- digest of the blob
  attestation text not null,  -- digest of the blob
  state text not null,
  bump text not null,
  published_at text not null,
  publisher text not null,
  key_id text,
  sunset text,
  note text,
  changed_at text not null,
  announced_at text, -- when it was said that it will be archived
  cold integer not null default 0, -- 1: the blobs are in cold storage
  primary key (context, name, seq),
  unique (context, name, version)
);

create table reference (
  context text not null,
  name text not null,
  version text not null,
  to_context text not null,
  to_name text not null,
  to_version text not null,
  primary key (context, name, version, to_context, to_name, to_version)
);
create index reference_to on reference (to_context, to_name, to_version);

create table publisher_key (
  id text primary key,
  public_key text not null,
  contexts text not null, -- parted by blanks; empty for a key of the registry itself
  name text not null,
  added_at text not null,
  revoked_at text
);

create table token (
  id text primary key,
  hash text not null unique, -- sha256 of the token
  name text not null,
  role text not null,
  contexts text not null,
  issued_at text not null,
  expires_at text not null,
  revoked_at text
);

create table consumer (
  context text not null,
  name text not null,
  consumer text not null,
  version text not null,
  own_context text,
  environment text,
  operations text, -- parted by newlines; null for all
  registered_at text not null,
  primary key (context, name, consumer)
);

create table deployment (
  environment text not null,
  context text not null,
  name text not null,
  version text not null,
  recorded_at text not null,
  primary key (environment, context, name)
);

create table usage_daily (
  context text not null,
  name text not null,
  version text not null,
  operation text not null,
  consumer text not null,
  day text not null,
  calls bigint not null,
  primary key (context, name, version, day, operation, consumer)
);

create table event (
  number bigint primary key,
  at text not null,
  type text not null,
  subject text not null,
  actor text not null,
  data text not null,
  previous text not null,
  hash text not null
);

create table webhook (
  id text primary key,
  url text not null,
  types text not null, -- parted by blanks; empty for all
  secret text not null,
  added_at text not null,
  removed_at text
);

create table outbox (
  webhook text not null,
  event bigint not null,
  attempts integer not null,
  next_at text not null,
  state text not null, -- waiting, delivered, dead
  problem text,
  primary key (webhook, event)
);
create index outbox_due on outbox (state, next_at);
