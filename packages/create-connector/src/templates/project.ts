import type { ConnectorKind, ConnectorNames } from '../names.ts'

/** What templates are filled with. */
export interface TemplateParts extends ConnectorNames {
  readonly kind: ConnectorKind
  /** Of Millrace. */
  readonly version: string
}

/** What a new connector is built and tested with: the same as Millrace itself. */
export const devDependencies = {
  '@types/node': '^20.19.43',
  typescript: '^7.0.2',
  vitest: '^4.1.12',
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const manifest = ({ packageName, kind, version }: TemplateParts): string =>
  json({
    name: packageName,
    version: '0.1.0',
    description: `A ${kind} connector for Millrace Connect.`,
    type: 'module',
    engines: { node: '>=20.19.0' },
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
    files: ['dist', '!dist/**/*.test.*'],
    scripts: { build: 'tsc', test: 'vitest run --dir src' },
    dependencies: { '@millrace/connect': `^${version}` },
    devDependencies,
  })

const tsconfig = json({
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023', 'esnext.disposable'],
    module: 'nodenext',
    types: ['node'],
    rootDir: 'src',
    outDir: 'dist',
    declaration: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
  },
  include: ['src'],
})

const readme = ({ packageName, className, kind }: TemplateParts): string => `# ${packageName}

\`${className}\` ${kind === 'source' ? 'reads the lines of a file into a topic' : 'writes the values of topics into a file, a line each'}. That is where it begins: put what yours is about in its place.

\`\`\`sh
npm install
npm run build
npm test
\`\`\`

\`src/index.ts\` is the connector: its options, a check of them, and the task. \`src/index.test.ts\` puts it through the conformance kit of
\`@millrace/connect/testing\`: tasks that are killed where it hurts, stopped, and opened again, with no record lost. Keep it green while you change the
connector, and tell it in \`setUp\` what yours ${kind === 'source' ? 'reads' : 'writes to'}.

## Run it

With a broker (\`npx millrace dev\`), without a worker, from this folder's parent or any project that has it installed:

\`\`\`sh
npx millrace connect run -f connector.json --plugin ${packageName}
\`\`\`

In a worker: name \`${packageName}\` in \`plugins\` of its configuration, and \`npx millrace connect apply -f connector.json\`.

## Options

| option | what it is |
| ------ | ---------- |
${
  kind === 'source'
    ? '| `file` | the file whose lines are read |\n| `topic` | the topic that they go to |\n| `poll.interval.ms` | how long to wait before the file is looked at again, in milliseconds; 1000 |'
    : '| `file` | the file that lines are appended to |'
}
`

const config = ({ className, exportName, kind }: TemplateParts): string => {
  const converter = 'org.apache.kafka.connect.storage.StringConverter'
  const own = kind === 'source' ? { file: 'lines.txt', topic: 'lines' } : { file: 'lines.txt', topics: 'lines' }
  const converters = { 'key.converter': converter, 'value.converter': converter }
  return json({ name: exportName, config: { 'connector.class': className, ...own, ...converters } })
}

/** The files that sources and sinks both have. */
export function projectFiles(parts: TemplateParts): Readonly<Record<string, string>> {
  return {
    'package.json': manifest(parts),
    'tsconfig.json': tsconfig,
    'README.md': readme(parts),
    'connector.json': config(parts),
    '.gitignore': 'node_modules\ndist\n',
  }
}
