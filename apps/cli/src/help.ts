/** What `--help` prints. Options are described where they are used first. */
export const generalHelp = `Parallax runs parallel LLM pipelines.

Usage
  parallax run <graph> [options]        run a graph and print or write its outputs
  parallax validate <graph> [options]   check a graph and say what it would do
  parallax code <graph> [options]       write the graph as a TypeScript program
  parallax serve [options]              start the editor and the API
  parallax --help | --version

A graph is a file, such as graph.json, or a template, such as template:three-views.
"parallax <command> --help" says more.
`;

export const runHelp = `Usage: parallax run <graph> [options]

  <graph>                 a file, or template:<id>

Inputs (by the id or the label of an Input node)
  -i, --input name=value  a text, a file (@file, or a path that ends in .jsonl, .json, .csv, .txt
                          or .md), or - for standard input. Lists and tables are made of JSON
                          Lines, JSON arrays, CSV rows or lines, as the node needs.
  --text name=value       always the text itself, whatever it looks like

Outputs
  -o, --out file          write the outputs, a row for each item: .csv, .jsonl, .json or .xlsx;
                          .md is a report: results, votes, what is missing, costs
  --json                  print one JSON document: outcome, outputs, totals and what is missing
  --events file           write every event of the run, one JSON object a line
  Without --out, the outputs are printed as Markdown. Progress goes to standard error.

Running
  -c, --concurrency n     model calls at a time, in place of what the graph says
  --estimate              only say how many calls, tokens and dollars it would take
  -y, --yes               do not ask before a large run (over 200 calls or 1 dollar, on a terminal)
  -q, --quiet             no progress and no summary, only errors
  -h, --help

Budget (the run begins no more calls when one is used up, and gives what it has)
  --max-calls n, --max-tokens n, --max-cost dollars
  --prices file           [{ "model": "openai/gpt-*", "inputPerMillion": 1.25, "outputPerMillion": 10 }]

Repairing and repeating
  --resume file           write the events there; when the file has some already, as after Ctrl-C or a
                          crash, use their results and ask only for what failed, is missing or changed
  --reuse-from file       use the results in a file of events, and leave it as it is
  --from node             with either: ask this node, and all that depends on it, anew

Rehearsing (no key, no cost: a simulated model in place of every model)
  --rehearse              show time, speed-up, calls and cost of the run
  --latency ms            of a whole answer, the median; default 2000
  --answer-tokens n       default 200
  --failure-rate p, --throttle-rate p
                          shares of the calls that fail, or are refused with 429; from 0 to 1
  --seed n                the same number draws the same latencies and failures

Models
  openai/<name>           OPENAI_API_KEY, or OPENAI_BASE_URL for any compatible server
  ollama/, lmstudio/      servers on this machine
  offline/reader          needs nothing; PARALLAX_OFFLINE_PACE=0 makes it answer at once

Exit codes
  0 all went well   3 partial: something is missing   1 error   2 bad usage
  130 stopped by Ctrl-C: what was there by then is written
`;

export const validateHelp = `Usage: parallax validate <graph> [options]

  <graph>                 a file, or template:<id>
  -i, --input name=value  as for "run": check with this input
  --text name=value       the same, always a text
  --json                  print one JSON document: issues and plan
  -h, --help

Exit codes: 0 the graph can run, 1 it cannot, 2 bad usage.
`;

export const codeHelp = `Usage: parallax code <graph> [options]

  <graph>                 a file, or template:<id>
  -o, --out file          write the program there; without it, it is printed
  -h, --help

The program runs the graph with the engine as a library. It needs the packages of Parallax beside it.
`;

export const serveHelp = `Usage: parallax serve [options]

  --port n                default 4680, or PORT; 0 picks a free one
  --host address          default 127.0.0.1, or HOST; any other needs PARALLAX_TOKEN
  --data folder           default .parallax in this folder, or PARALLAX_DATA
  -h, --help

"npm start" does the same and builds the editor first.
`;
