// Requires each entry that it is given: they are ES modules, which Node can require as long as none awaits at its top.
for (const entry of process.argv.slice(2)) {
  const names = Object.keys(require(entry))
  if (names.length === 0) throw new Error(`${entry} exports nothing`)
}
