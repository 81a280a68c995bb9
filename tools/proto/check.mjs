#!/usr/bin/env node
// buf lint, and buf breaking against the contracts that landed.
import { compareWithLanded, lintContracts } from './buf.mjs'

const results = [lintContracts(), compareWithLanded()]
for (const { output } of results) if (output !== '') console.error(output)
const ok = results.every((result) => result.ok)
console.log(ok ? 'contracts are in style, and break nothing that landed' : 'see CONTRIBUTING.md, "Contracts"')
process.exitCode = ok ? 0 : 1
