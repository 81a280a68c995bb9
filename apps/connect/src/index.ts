/**
 * The Connect worker as a program, for who runs it inside another one.
 *
 * @module
 */
export { connectCommand, type ConnectCommandLine, readCommandLine } from './command-line.ts'
export { exitCodes } from './exit-codes.ts'
export { type ConnectPlaces, type RunningConnect, startConnect } from './start-connect.ts'
export { type WorkerConfig, workerConfig } from './worker-config.ts'
