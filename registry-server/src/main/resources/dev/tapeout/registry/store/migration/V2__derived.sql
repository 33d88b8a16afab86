-- What was made of a version when it was published; its bytes stay here when the version is archived.
create table derived (
  context text not null,
  name text not null,
  version text not null,
  kind text not null, -- such as avro-idl
  media_type text not null,
  digest text not null, -- of the blob
  size bigint not null,
  primary key (context, name, version, kind)
);

-- What could not be carried over, in the order in which it was found.
create table derived_note (
  context text not null,
  name text not null,
  version text not null,
  number integer not null,
  note text not null,
  primary key (context, name, version, number)
);
