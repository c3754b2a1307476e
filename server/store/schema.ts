/** The version of the tables below, kept in the file's `user_version`. */
export const SCHEMA_VERSION = 2;

/** The log, its receipts and beats, identity, and sealed texts: one file. */
export const MAIN_SCHEMA = `
  create table if not exists rows (
    conference text not null, seq integer not null, commit_no integer not null, audience text not null,
    audience_seq integer not null, cursor text not null, type text not null, version integer not null,
    at integer not null, payload text not null,
    primary key (conference, seq)
  ) strict, without rowid;
  create unique index if not exists rows_by_audience on rows (conference, audience, audience_seq);
  create unique index if not exists rows_by_cursor on rows (conference, cursor);
  create table if not exists receipts (
    number integer primary key, conference text not null, seat text not null, command text not null, result text not null,
    unique (conference, seat, command)
  ) strict;
  create table if not exists beats (
    conference text primary key, wall integer not null, at real not null
  ) strict, without rowid;
  create table if not exists sealed (
    conference text not null, ref text not null, person text not null, body blob,
    primary key (conference, ref)
  ) strict, without rowid;
  create table if not exists sheets (
    number integer primary key, conference text not null, audience text not null, sheet text not null, body blob
  ) strict;
  create index if not exists sheets_by_place on sheets (conference, audience, sheet, number);
  create table if not exists conferences (
    id text primary key, code text not null unique, status text not null, facilitator text not null,
    created integer not null, settings text not null
  ) strict, without rowid;
  create table if not exists tokens (
    hash text primary key, conference text not null, seat text not null
  ) strict, without rowid;
  create index if not exists tokens_by_seat on tokens (conference, seat);
  create table if not exists handovers (
    hash text primary key, conference text not null, seat text not null, until integer not null
  ) strict, without rowid;
  create index if not exists handovers_by_seat on handovers (conference, seat);
`;

/** One key per person, in a file of its own that no backup of the log takes along. An empty key: forgotten. */
export const KEYS_SCHEMA = `
  create table if not exists keys (
    conference text not null, person text not null, key blob,
    primary key (conference, person)
  ) strict, without rowid;
`;
