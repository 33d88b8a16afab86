-- To count the contracts of each context their rows, with titles and descriptions, need not be read.
create index contract_context on contract (context);
