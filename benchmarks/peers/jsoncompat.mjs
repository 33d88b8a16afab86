// What the package jsoncompat says of the pairs in a file: node jsoncompat.mjs PACKAGE PAIRS ANSWERS
// Its role "deserializer" is plain inclusion: whatever the first accepts, the second accepts.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

const LIMIT = 5_000; // milliseconds for one question; it has no limit of its own

if (isMainThread) await main(process.argv[2], process.argv[3], process.argv[4]);
else await serve(workerData);

/** Answers questions, each [what, sender, reader]. */
async function serve(folder) {
  const peer = await import(pathToFileURL(path.join(folder, 'jsoncompat_wasm.js')).href);
  await peer.default({ module_or_path: fs.readFileSync(path.join(folder, 'jsoncompat_wasm_bg.wasm')) });
  const answers = {
    included: (sender, reader) => peer.check_compat(sender, reader, 'deserializer'),
    // What its own generator and validator show for a "no".
    instance: (sender, reader) => {
      const made = peer.generator_for(sender);
      const validator = peer.validator_for(reader);
      for (let i = 0; i < 60; i++) {
        const value = made.generate_value(4);
        if (!validator.is_valid(value)) return value;
      }
      return undefined;
    },
  };
  parentPort.on('message', ([what, sender, reader]) => {
    let answer;
    try {
      answer = answers[what](sender, reader);
    } catch (e) {
      answer = { error: String(e) };
    }
    parentPort.postMessage(answer);
  });
  parentPort.postMessage('ready');
}

async function main(folder, pairs, answers) {
  let worker;
  const next = (limit) =>
    new Promise((resolve) => {
      const late = setTimeout(async () => {
        await worker.terminate();
        worker = undefined;
        resolve({ error: `no answer within ${LIMIT / 1000} s` });
      }, limit);
      worker.once('message', (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
    });
  const ask = async (...question) => {
    if (!worker) {
      worker = new Worker(fileURLToPath(import.meta.url), { workerData: folder });
      await next(6 * LIMIT);
    }
    worker.postMessage(question);
    return next(LIMIT);
  };
  const out = [];
  for (const line of fs.readFileSync(pairs, 'utf8').split('\n').filter(Boolean)) {
    const pair = JSON.parse(line);
    for (const [way, sender, reader] of [
      ['forward', pair.first, pair.second],
      ['backward', pair.second, pair.first],
    ]) {
      const included = await ask('included', sender, reader);
      pair[way] = included.error ?? included;
      if (included === false) {
        const instance = await ask('instance', sender, reader);
        if (typeof instance === 'string') pair[way + 'Instance'] = instance;
      }
    }
    out.push(JSON.stringify(pair));
  }
  await worker?.terminate();
  fs.writeFileSync(answers, out.join('\n') + '\n');
}
