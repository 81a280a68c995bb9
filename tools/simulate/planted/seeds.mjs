// Runs in a copy of the packages: the first seed that fails there, as JSON. Started by run.mjs.
const { simulate } = await import('@millrace/simulator')

const { start, seeds, events, brokers, work, faultKind } = JSON.parse(process.argv[2])
for (let seed = start; seed < start + seeds; seed++) {
  const { failure } = await simulate({ seed, events, brokers, work, faultKind, trace: false })
  if (failure === undefined) continue
  console.log(JSON.stringify({ seed, ...failure }))
  break
}
