#!/usr/bin/env node
// Removes everything a build left: each package's dist, Nx's cache, the record of the last build. Keeps node_modules.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root, workspaceFolders } from './setup/workspace.mjs'

const suites = ['tests', 'tools', 'examples'].flatMap((parent) =>
  existsSync(path.join(root, parent)) ? readdirSync(path.join(root, parent)).map((name) => `${parent}/${name}`) : [],
)
const built = ['.nx', 'coverage', 'node_modules/.cache/millrace']
built.push(...[...workspaceFolders(), ...suites].map((folder) => `${folder}/dist`))
for (const name of built.filter((one) => existsSync(path.join(root, one))))
  rmSync(path.join(root, name), { recursive: true })
