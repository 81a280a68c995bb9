const client = require('@millrace/client')
const testing = require('@millrace/testing')

// An error rejects the promise, and ends the process with its trace and exit code 1.
void import('./exercise.mjs').then(({ exercise }) => exercise(client, testing))
