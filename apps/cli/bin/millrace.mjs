#!/usr/bin/env node
import './millrace.cjs'
