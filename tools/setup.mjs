#!/usr/bin/env node
// What `npm start`, `npm test` and `npm run check` begin with: installs and builds what is missing, and is quick when nothing is.
// This file parses on any Node that knows ES modules, so that an old one is told what it needs instead of a syntax error.
const floor = [20, 19]
const version = process.versions.node.split('.').map(Number)

if (version[0] < floor[0] || (version[0] === floor[0] && version[1] < floor[1])) {
  console.error(
    'Millrace needs Node.js ' +
      floor.join('.') +
      ' or newer; this is ' +
      process.versions.node +
      '. Install a newer one from nodejs.org.',
  )
  process.exitCode = 1
} else {
  // An error rejects the promise, and ends the process with its trace and exit code 1.
  void import('./setup/setup.mjs').then(function (module) {
    process.exitCode = module.setup()
  })
}
