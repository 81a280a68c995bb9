#!/usr/bin/env node
// The same program by its other name. Started by this one, Node's thread pool has its default size: see millrace-broker.cjs.
import './millrace-broker.cjs'
