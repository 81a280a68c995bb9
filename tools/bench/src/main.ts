// npm run bench [-- streams] [-- --smoke]: brokers and clients, or Streams.
const [what] = process.argv.slice(2)
if (what === 'streams') await import('./streams/main.ts')
else await import('./brokers.ts')
