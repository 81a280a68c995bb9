// npm run bench:peers [-- streams] [-- --quick]: brokers and clients beside others, or Streams beside Kafka Streams.
const [what] = process.argv.slice(2)
if (what === 'streams') await import('../streams/peers/main.ts')
else await import('./everyone.ts')
