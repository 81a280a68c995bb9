#!/usr/bin/env node
// Removes everything a build left: each package's dist, Nx's cache, the record of the last build. Keeps node_modules.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { root, workspaceFolders } from './setup/workspace.mjs'

const built = [
  '.nx',
  'coverage',
  'node_modules/.cache/millrace',
  ...workspaceFolders().map((folder) => `${folder}/dist`),
]
for (const name of built) rmSync(path.join(root, name), { recursive: true, force: true })
