#!/usr/bin/env node
// Runs every script beside this one: each holds bytes of ours to Apache Kafka's own programs, and ends in `N passed, N failed`. Then real
// clients, tools and engines of Kafka's world (clients/run.mjs), which options are for: `npm run interop -- --minimum`.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runScripts } from '../../tools/run-scripts.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const given = process.argv.slice(2)
const first = given.findIndex((word) => word.startsWith('-'))
const wanted = first === -1 ? given : given.slice(0, first)
const options = first === -1 ? [] : given.slice(first)
// Who chooses among the clients means them alone.
const clientsOnly = options.some((option) => option !== '--minimum')
const scripts = readdirSync(here)
  .filter((name) => name.endsWith('.mjs') && name !== 'run.mjs' && !clientsOnly)
  .map((name) => ({ name, file: path.join(here, name) }))
const clients = { name: 'clients', file: path.join(here, 'clients/run.mjs'), arguments: options }
// What takes longest begins first; most of it waits for brokers and for clients, beside the short ones.
const chosen = [clients, ...scripts].filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
)
process.exitCode = await runScripts(chosen, { atOnce: 2 })
