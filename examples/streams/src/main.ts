// node dist/main.js run|feed|watch|graph EXAMPLE ...: see README.md.
const [command, ...words] = process.argv.slice(2)
switch (command) {
  case 'run':
    await (await import('./commands/run.ts')).run(words)
    break
  case 'feed':
    await (await import('./commands/feed.ts')).feed(words)
    break
  case 'watch':
    await (await import('./commands/watch.ts')).watch(words)
    break
  case 'graph':
    ;(await import('./commands/graph.ts')).graph(words)
    break
  default:
    console.error('Usage: node dist/main.js run|feed|watch|graph EXAMPLE')
    process.exitCode = 2
}
