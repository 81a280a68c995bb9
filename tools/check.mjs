#!/usr/bin/env node
// `npm run check`: every gate, one line each; exits 1 if any is shut. `--without NAME` leaves one out, `--only NAME` runs one.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runGates } from './gates.mjs'
import { root } from './setup/workspace.mjs'

const bin = (name) => path.join(root, 'node_modules/.bin', name)
const tool = (...arguments_) => [process.execPath, ...arguments_]

const gates = [
  { name: 'format', command: [bin('oxfmt'), '--check'] },
  { name: 'lint', command: [bin('oxlint')] },
  { name: 'types', command: [bin('tsc'), '-b'] },
  { name: 'arrows', command: tool('tools/check-arrows.mjs') },
  { name: 'tidy', command: tool('tools/tidy.mjs') },
  { name: 'docstrings', command: tool('tools/check-docstrings.mjs') },
  { name: 'generated', command: tool('tools/generate.mjs', '--check') },
  { name: 'contracts', command: tool('tools/proto/check.mjs') },
  { name: 'golden', command: tool('tools/golden-manifest.mjs') },
  { name: 'tests', command: [bin('vitest'), 'run'] },
]

const { values } = parseArgs({
  options: { without: { type: 'string', multiple: true }, only: { type: 'string', multiple: true } },
})
const unknown = [...(values.without ?? []), ...(values.only ?? [])].find(
  (name) => !gates.some((gate) => gate.name === name),
)
if (unknown !== undefined) {
  console.error(`no gate is called ${unknown}; there are ${gates.map(({ name }) => name).join(', ')}`)
  process.exitCode = 2
} else {
  const chosen = gates.filter(({ name }) => values.only?.includes(name) ?? !values.without?.includes(name))
  process.exitCode = runGates(chosen, { cwd: root, write: (line) => console.log(line) })
}
