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
npx millrace topic create orders
curl -s 127.0.0.1:8083/connectors/orders/status
curl -s -X PUT 127.0.0.1:8083/connectors/orders/pause
curl -s 127.0.0.1:8083/health
\`\`\`

- Topics that sources write to are made beforehand, as here: no connector makes them.
- One worker runs all of its connectors, in its own process. Several workers need topics of their own (\`config.storage.topic\`, \`offset.storage.topic\`).
- What it keeps lies in these topics: connectors that were made stay, and go on where they were, whichever machine the worker is started on.
- SIGTERM ends it in order: requests are answered, tasks end, and what they did is committed. The second signal ends it at once; then some
  records come again.
- It logs one JSON object a line to stdout. The line whose \`event\` is \`ready\` has the \`url\` of the REST API. \`PUT /admin/loggers/connectors.NAME\`
  sets the level of one connector.
- Exit codes: 0 stopped as asked, 1 crashed, 2 wrong usage or configuration, 3 address not to be had, 4 no broker reached.

## Plugins

\`plugins\` names npm packages that are installed beside the worker, or in the project that it is run in; all connectors, transforms, predicates and
converters that they export can be used. Nothing else is ever loaded: a config names what is there, and brings no code.

## Who may ask

The REST API has no passwords: it listens on 127.0.0.1, and refuses what pages of others have a browser ask. \`listener.insecure=true\` lets it listen
elsewhere: then whoever reaches it may run connectors, and read their configs. Put something in front of it that lets in whom you trust.

## Its keys

They come from the file (JSON, nested or with dots, or Java's properties if its name ends in \`.properties\`), from the environment, which wins over
the file, and from \`--set key=value\`, which wins over both. The variable of a key is MILLRACE_CONNECT_ and the key in capitals with \`_\` for each dot:
MILLRACE_CONNECT_LISTENER_PORT. A key that there is not is an error, with the one that was meant.

${configTable(workerConfig)}`
}
