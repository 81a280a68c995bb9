#!/usr/bin/env node
import './millrace-broker.cjs'
