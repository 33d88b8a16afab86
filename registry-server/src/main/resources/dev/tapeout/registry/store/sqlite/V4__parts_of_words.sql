-- Which contracts have three letters in a row in their words: a search for a word that few have looks here first. The
-- index wants a number for each contract, and rows of contracts lie by their names.
create table contract_number (
  number integer primary key,
  context text not null,
  name text not null,
  unique (context, name)
);

create virtual table contract_words using fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
);

insert into contract_number (context, name) select context, name from contract;

insert into contract_words (rowid, words)
  select n.number, c.words from contract c join contract_number n on n.context = c.context and n.name = c.name;

create trigger contract_words_first after insert on contract begin
  insert into contract_number (context, name) values (new.context, new.name);
  insert into contract_words (rowid, words)
    select number, new.words from contract_number where context = new.context and name = new.name;
end;

create trigger contract_words_other after update of words on contract when new.words <> old.words begin
  update contract_words set words = new.words
    where rowid = (select number from contract_number where context = new.context and name = new.name);
end;
