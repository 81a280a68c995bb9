// Imports each entry that it is given.
for (const entry of process.argv.slice(2)) {
  const names = Object.keys(await import(entry))
  if (names.length === 0) throw new Error(`${entry} exports nothing`)
}
