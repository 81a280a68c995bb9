import { configTable } from '@millrace/connect'
import { workerConfig } from 'millrace-connect'
import { generatedNote } from './markdown.ts'

/** docs/connect.md: running a worker, with its keys from the schema that they are checked by. */
export function connectReference(): string {
  return `# Running a Connect worker

${generatedNote}\`millrace-connect\` runs connectors: sources, which bring records from elsewhere into topics, and sinks, which write those of topics somewhere.
It is a program of its own beside the brokers, and speaks Kafka Connect's REST API. How connectors are written, and all that their configs
can say, is in [its package](../packages/connect/README.md).

\`\`\`sh by-hand
npx millrace dev --connect
\`\`\`

starts one beside a broker on your own machine, with the file connectors. Elsewhere it is given a file:

\`\`\`sh
cat > connect.json << 'END'
{
  "bootstrap.servers": ["broker-1:9094", "broker-2:9094"],
  "plugins": ["@millrace/connector-file"],
  "connector.files": ["orders.json"]
}
END
cat > orders.json << 'END'
{
  "name": "orders",
  "config": { "connector.class": "FileStreamSource", "file": "orders.txt", "topic": "orders" }
}
END
\`\`\`

\`\`\`sh by-hand
npm install millrace-connect @millrace/connector-file
npx millrace-connect --config connect.json
\`\`\`

\`\`\`sh by-hand
npx millrace connect ls
npx millrace connect apply -f orders.json
npx millrace connect pause orders
curl -s 127.0.0.1:8083/health
\`\`\`

\`millrace connect\` asks a worker, also one of Kafka Connect, by its REST API: \`apply\` makes connectors of files and shows what it changes, \`lint\` checks
them, and \`ls\`, \`status\`, \`pause\`, \`resume\`, \`stop\`, \`restart\` and \`delete\` do what they say ([all of it](cli.md)).

- An option that nothing reads is no error, as with Kafka Connect. \`lint\` fails on one (\`--allow-unknown\` tells it only), \`apply\` and the
  worker's log tell it, and \`config/validate\` answers \`warnings\`, each with the option that was probably meant.
- Topics that sources write to are made if they are not there: with the brokers' defaults, or as \`topic.creation.*\` of the connector says.
- Each connector runs in a process of its own: one that crashes, hangs or fills its memory harms no other, and its tasks are started again.
- A worker without \`group.id\` is alone: another needs topics of its own (\`config.storage.topic\`, \`offset.storage.topic\`). See below for several.
- What it keeps lies in these topics: connectors that were made stay, and go on where they were, whichever machine the worker is started on.
- SIGTERM ends it in order: requests are answered, tasks end, and what they did is committed. The second signal ends it at once; then some
  records come again.
- It logs one JSON object a line to stdout. The line whose \`event\` is \`ready\` has the \`url\` of the REST API. \`PUT /admin/loggers/connectors.NAME\`
  sets the level of one connector.
- With \`http.port\` it serves \`/livez\`, \`/readyz\` and \`/metrics\` as brokers do ([what they tell](observability.md#connect)).
- Exit codes: 0 stopped as asked, 1 crashed, 2 wrong usage or configuration, 3 address not to be had, 4 no broker reached.

## Before a connector runs

\`\`\`sh by-hand
npx millrace connect lint -f orders.json
npx millrace connect test -f orders.json --records samples.ndjson --expect expected.ndjson
npx millrace connect check -f orders.json
npx millrace connect discover -f orders.json
npx millrace connect preview -f orders.json --records 5
\`\`\`

- \`test\` needs no worker, no broker and no server: it puts the records of a file through the transforms and converters of the config, and 1 is its exit code if
  something is wrong with one or it is not as expected. What a transform makes of a record can so be a test of a repository's own.
- \`check\` has the connector try its config, and \`discover\` tells what there is for it, if the connector can say: the tables of a database.
- \`preview\` shows records before and after each transform. Of a source they are its first: it is opened as if it had never run, and nothing is stored, kept or
  acknowledged. A source that a second one beside it could harm (one with a replication slot, a session, a port) is not previewed, and says so. Of a sink they are
  the newest of its topics: it is given none, and nobody joins its group.
- Each of these three is also a request, \`POST /connectors/NAME/preview\`, or \`POST /connector-plugins/CLASS/preview\` with a config. Each runs in a process of its
  own, ends by itself, and tells no secret.

## Records that failed

A sink whose config has \`errors.tolerance=all\` and \`errors.deadletterqueue.topic.name\` goes on without records that can never work, and keeps them in that topic; with
\`errors.deadletterqueue.context.headers.enable=true\` their headers say why, and where they came from.

\`\`\`sh by-hand
npx millrace connect dlq ls orders
npx millrace connect dlq show orders 0:12
npx millrace connect dlq replay orders --to-source-topic --yes
\`\`\`

- \`replay\` writes them again to the topic and the partition that they came from, with their keys and headers; \`millrace.dlq.replays\` counts how often. All that read
  that topic get them, so the others have to bear a record that comes again; \`--to TOPIC\` writes them elsewhere.
- Each is replayed once: the group \`millrace-dlq-NAME\` keeps how far that is, in the same transactions as the records. \`millrace group seek\` has it begin elsewhere.

## What a connector logs

\`millrace connect logs NAME --follow\` shows what a connector logs, on all workers that have a part of it; \`GET /connectors/NAME/logs?tail=100&follow=true\` is
what one worker has. It keeps the last 500 lines of each connector, in memory.

## What fails, and is tried again

- A task that fails is RESTARTING, with its trace, and begins again after 300 ms, then later each time, up to 30 seconds. Once that has gone on for 10 minutes
  without a minute in which it ran, it is FAILED, and somebody has to look at it: a restart begins anew.
- A connector whose server does not answer when it is to start is RESTARTING too, and is tried again for an hour. Which server that is its trace says.
- A config that the server refuses, a record that can't be converted and is not tolerated, a transactional id that another has taken: these stay as they are, and
  so the task or the connector is FAILED at once.
- A task can be RUNNING and get nothing done: its sink asks for the same records again and again, its server accepts connections and answers nothing. Once it has had
  something to do for a minute and got nothing of it done, its status has \`no_progress\`, with \`since\` and the \`reason\`; its state stays RUNNING, as Kafka Connect's
  tools expect. \`/readyz\` tells it under \`degraded\`, \`millrace_connect_tasks_without_progress\` counts such tasks, and the log has a line when it begins and when it
  ends. A source that waits for something to read has nothing to do, and is not meant.

## What passes a connector

\`millrace connect tap NAME\` shows the records that pass the tasks of a connector that runs, behind its transforms, on all workers that have one;
\`GET /connectors/NAME/tap?perSecond=10\` is what passes one worker. At most so many a second are shown, and at most 256 KiB of them of each task; what comes faster is counted
(\`skipped\`). Nothing waits for who watches, and secrets of the config are hidden.

## One connector, without a worker

\`\`\`sh by-hand
npx millrace connect run -f orders.json
\`\`\`

runs the connector of a file in the foreground, in one process, until Ctrl-C, or until its source has nothing more to read: for a job, a container of its own, or
while it is being written. Its offsets are kept where a worker keeps them (\`--offsets-topic\`), so a worker goes on where it was, and the other way round; both at a time
are two that write the same. Its exit code is 1 once a task fails for good. References to secrets are resolved from its own environment and files.

## Its REST API

\`GET /openapi.json\` describes every path of the REST API in the words of OpenAPI 3.1, for programs that make clients or show it; [the same is here](connect-openapi.json).

\`\`\`sh by-hand
curl -s 127.0.0.1:8083/openapi.json
\`\`\`

## Several workers

Workers with the same \`group.id\` and the same topics share connectors and tasks. Any of them answers requests, and one that is gone is missed after
\`session.timeout.ms\`: what it had waits for it for \`scheduled.rebalance.max.delay.ms\`, and goes on at the others then.

\`\`\`sh
cat > shared.json << 'END'
{
  "bootstrap.servers": ["broker-1:9094", "broker-2:9094"],
  "plugins": ["@millrace/connector-file"],
  "group.id": "connect",
  "listener.host": "10.0.0.7",
  "listener.insecure": true
}
END
\`\`\`

- They ask each other by their REST APIs: each has to reach all others by what they listen on, or by \`rest.advertised.host.name\` and
  \`rest.advertised.port\`. Workers on one machine need no \`listener.insecure\`.
- Connectors are made by requests, and not by \`connector.files\`.

## A schema registry

With \`schema.registry.listener\`, such as \`127.0.0.1:8081\`, a worker also runs a schema registry, with the paths, bodies and error codes of Confluent's. On your
own machine \`--registry\` does that:

\`\`\`sh by-hand
npx millrace dev --connect --registry
curl -s 127.0.0.1:8081/subjects/orders-value/versions -H 'content-type: application/json' -d '{"schema": "\\"string\\""}'
curl -s 127.0.0.1:8081/schemas/types
\`\`\`

Its schemas are in a compacted topic, \`schema.registry.topic\`. Registries of several workers share it, and each takes writes: a schema has one id, whichever
of them it is given to, and whatever the others do meanwhile. What it takes, and serdes for it, is in [its package](../packages/schemas/README.md).

## Exactly once

With \`exactly.once.source.support\` records of sources are stored in one transaction with where they came from (KIP-618): for readers of what is committed each is there
once, whoever is killed when, if the source goes on exactly where it was. Connectors say whether they do; one whose config has \`exactly.once.support=required\` is refused if
it doesn't. [The package](../packages/connect/README.md#exactly-once) says what it takes, and what it is not.

\`\`\`sh
cat > once.json << 'END'
{
  "bootstrap.servers": ["broker-1:9094", "broker-2:9094"],
  "plugins": ["@millrace/connector-file"],
  "exactly.once.source.support": "enabled"
}
END
\`\`\`

## Plugins

\`plugins\` names npm packages that are installed beside the worker, or in the project that it is run in; all connectors, transforms, predicates and
converters that they export can be used. Nothing else is ever loaded: a config names what is there, and brings no code.

## Who may ask

The REST API has no passwords: it listens on 127.0.0.1, and refuses what pages of others have a browser ask. \`listener.insecure=true\` lets it listen
elsewhere: then whoever reaches it may run connectors, and read their configs. Put something in front of it that lets in whom you trust.

## Secrets

A config that holds a password is answered, kept and shown by the REST API as it was given, as by Kafka Connect. So that it need not hold one, it can refer
to it, in the syntax of Kafka's config providers:

- \`\${env:NAME}\` is a variable of the worker's environment,
- \`\${file:PATH:KEY}\` is an entry of a file of Java's properties.

\`\`\`sh
cat > secure.json << 'END'
{
  "bootstrap.servers": "127.0.0.1:9094",
  "config.providers.env.param.allowlist.pattern": "DB_.*",
  "config.providers.file.param.allowed.paths": ["/run/secrets"]
}
END
\`\`\`

- Nothing may be referred to unless the worker is told so: variables whose whole names match, files in folders and below, wherever symbolic links lead.
- A reference may be a part of an option, such as \`db://ann:\${env:DB_PASSWORD}@host\`, and stand in options of converters and transforms too. Names of classes
  hold none.
- It is resolved by a task, each time that begins, and kept nowhere: REST answers and the topic of configs show the reference. What a task logs, fails
  with or says in dead letters has \`[hidden]\` where the secret stood, also as URLs and JSON write it; secrets of less than 4 characters are not looked for. Records
  themselves are not changed.
- Whether the value will do shows when the connector starts: a check of its config takes a reference for what will do.
- \`config.providers\` itself is not needed; other providers than these two there are not, and what looks like a reference to one stays text.

## Its keys

They come from the file (JSON, nested or with dots, or Java's properties if its name ends in \`.properties\`), from the environment, which wins over
the file, and from \`--set key=value\`, which wins over both. The variable of a key is MILLRACE_CONNECT_ and the key in capitals with \`_\` for each dot:
MILLRACE_CONNECT_LISTENER_PORT. A key that there is not is an error, with the one that was meant.

${configTable(workerConfig)}`
}
