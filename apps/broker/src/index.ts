export { brokerCommand, type BrokerCommandLine, readCommandLine } from './command-line.ts'
export { exitCodes } from './exit-codes.ts'
