-- Rows of contracts lie in the order of their names: a search, which goes through them in that order, otherwise looks
-- each of them up by the number of its row, and of 100,000 that takes five times as long as to read them.
create table contract_by_name (
  context text not null,
  name text not null,
  head bigint not null,
  epoch bigint not null,
  latest text not null,
  title text not null,
  description text not null,
  words text not null,
  versions bigint not null,
  primary key (context, name)
) without rowid;

insert into contract_by_name (context, name, head, epoch, latest, title, description, words, versions)
  select context, name, head, epoch, latest, title, description, words, versions from contract;

drop table contract;

alter table contract_by_name rename to contract;
