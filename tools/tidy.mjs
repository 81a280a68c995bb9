#!/usr/bin/env node
// Fails on what reviewers would otherwise have to look for: see tools/tidy/rules.mjs.
import { root } from './setup/workspace.mjs'
import { rules } from './tidy/rules.mjs'
import { repositoryTree } from './tidy/tree.mjs'

const tree = repositoryTree(root)
const problems = Object.entries(rules).flatMap(([name, rule]) => rule(tree).map((problem) => `${problem} [${name}]`))
if (tree.sources.length === 0) problems.push('no source was found: nothing was checked')
for (const problem of problems) console.error(problem)
console.log(`tidy: ${Object.keys(rules).length} rules, ${tree.files.length} files, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
