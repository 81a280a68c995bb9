#!/usr/bin/env node
// Runs every script beside this one: each holds bytes of ours to Apache Kafka's own programs, and ends in `N passed, N failed`.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runScripts } from '../../tools/run-scripts.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const wanted = process.argv.slice(2)
const scripts = readdirSync(here).filter(
  (name) =>
    name.endsWith('.mjs') && name !== 'run.mjs' && (wanted.length === 0 || wanted.some((part) => name.includes(part))),
)
process.exitCode = await runScripts(scripts.map((name) => ({ name, file: path.join(here, name) })))
