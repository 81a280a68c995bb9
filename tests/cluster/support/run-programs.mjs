// Runs programs that need no cluster, one after the other, in one process: starting one for each takes far longer than they do. Writes what
// each wrote, as JSON: [{ stdout, stderr }]. One that throws ends the process.
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'

const write = { stdout: process.stdout.write.bind(process.stdout), stderr: process.stderr.write.bind(process.stderr) }
const written = []
for (const file of process.argv.slice(2)) {
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr']) {
    process[name].write = (text) => {
      output[name] += text
      return true
    }
  }
  try {
    await import(pathToFileURL(file).href)
  } catch (error) {
    write.stderr(`${file}: ${inspect(error)}\n`)
    process.exit(1)
  }
  // What a program leaves behind comes now, or fails the next one.
  await new Promise((resolve) => setImmediate(resolve))
  written.push(output)
}
write.stdout(JSON.stringify(written))
