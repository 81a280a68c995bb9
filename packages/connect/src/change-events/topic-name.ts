/** A topic's name as brokers take it. */
export const topicName = (...parts: readonly string[]): string => parts.join('.').replaceAll(/[^a-zA-Z0-9._-]/g, '_')
