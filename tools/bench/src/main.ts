// npm run bench [-- streams | connect] [-- --smoke]: brokers and clients, Streams, or Connect.
const [what] = process.argv.slice(2)
if (what === 'streams') await import('./streams/main.ts')
else if (what === 'connect') await import('./connect/main.ts')
else await import('./brokers.ts')
