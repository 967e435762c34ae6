/** What `verbatim --help` prints. */
export const USAGE = `Verbatim answers from a hand-curated record of statements, figures and events.

Usage: npx verbatim <command> [options]

Ask
  ask "/claims Mirzoyan"        answer one question as text; the slash may be left out
      --json                    one line of JSON: {"response", "entries", "files", "ms"}, and "verdicts" for /check
      --locale ru               in the reader's language: en, fr, de, es, ru, tr, uk
      --explain                 also say why: how it was read, which names and words matched
      --complete                what autocomplete would offer for the text so far
      --stdin                   one question a line from standard input, one answer each
    The first bare words fill the first option; others are written name:value or name:"two words".

Export
  export --format <format> [entry-id …]  the whole record, or entries with what they need, to standard output
      --format jsonld           linked data in the vocabulary of schema.org
      --format csv              statements and figures as a table (RFC 4180, UTF-8)
      --format json             the entries as the record holds them
      --out <file>              to a file instead, which is replaced only when all is written
    Drafts are never exported; withdrawn statements and figures only as the notice that they were withdrawn.

Edit the record
  check                         read everything and report every problem; writes nothing
  prove                         prove quotations against the archive and write knowledge/proofs.json
  archive add <source-id> <file>  bring a source's text into the archive (--replace to change one)
  schema                        write the JSON Schema that editors complete and check with

Run it
  doctor                        look at everything the bot needs, and say what to do; changes nothing
  deploy                        register the slash commands; prints every change first
      --guild <server-id>       in one server only (at once); otherwise everywhere
      --dry-run                 only print what would change

  --help, --version

Exit codes: 0 answered or done (also when nothing is on file), 1 failed, 2 wrong usage.
Variables: KNOWLEDGE_DIR (knowledge), ARCHIVE_DIR (archive), DISCORD_TOKEN and others; .env.example explains every one. A .env file is read too.
"npm start" runs the bot; without a token or a public key it opens the preview in the browser.
`;
