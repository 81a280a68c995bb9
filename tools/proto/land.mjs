#!/usr/bin/env node
// Makes the contracts as they are now the landed ones. Refuses a change that breaks what landed before; `-- --break` lands it all
// the same, which is only right while nothing that was released speaks the old contract.
import { existsSync } from 'node:fs'
import { compareWithLanded, landedImage, lintContracts, writeImage } from './buf.mjs'

const checks = [lintContracts]
if (existsSync(landedImage) && !process.argv.includes('--break')) checks.push(compareWithLanded)
const refused = checks.map((check) => check()).find(({ ok }) => !ok)
const { ok, output } = refused ?? writeImage(landedImage)
if (output !== '') console.error(output)
console.log(ok ? 'landed: commit proto/landed.binpb together with the contracts' : 'not landed')
process.exitCode = ok ? 0 : 1
