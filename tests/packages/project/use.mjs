import * as client from '@millrace/client'
import * as testing from '@millrace/testing'
import { exercise } from './exercise.mjs'

await exercise(client, testing)
