// SPDX-License-Identifier: EUPL-1.2
// The real server on a home of its own: `meretid serve` from MERETID_BIN, on a free port, gone with its home after the tests.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Server {
  address: string; // "http://127.0.0.1:40123"
  one_time_link: string;
  home: string; // for settings that are read while it runs
  restart: () => Promise<void>; // on the same home and port
  stop: () => Promise<void>;
}

const kStart = 30_000;

export async function free_port(): Promise<number> {
  const socket = createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  socket.close();
  await once(socket, 'close');
  return port;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await once(child, 'exit');
  clearTimeout(timer);
}

interface Running {
  child: ChildProcess;
  one_time_link: string;
}

async function run(binary: string, home: string, port: number): Promise<Running> {
  const child = spawn(binary, ['serve', '--home', home], {
    env: { ...process.env, MERETID_LISTEN: `127.0.0.1:${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const link = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/\S+\/#\/ind\/\S+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`meretid serve ended with ${code}:\n${said}`)));
    setTimeout(() => reject(new Error(`no one-time link within ${kStart} ms; the server said:\n${said}`)), kStart).unref();
  });
  try {
    return { child, one_time_link: await link };
  } catch (cause) {
    await end(child);
    throw cause;
  }
}

/** Starts the server and waits for the one-time link that it prints as long as there is no administrator with a password.
 *  `prepare` may write meretid.toml into the home before. */
export async function start_server(prepare?: (home: string, address: string) => Promise<void>): Promise<Server> {
  const binary = process.env.MERETID_BIN;
  if (!binary) throw new Error('MERETID_BIN must name the built meretid binary');
  const home = await mkdtemp(join(tmpdir(), 'meretid-e2e-'));
  const port = await free_port();
  try {
    await prepare?.(home, `http://127.0.0.1:${port}`);
    let running = await run(binary, home, port);
    return {
      address: new URL(running.one_time_link).origin,
      one_time_link: running.one_time_link,
      home,
      restart: async () => {
        await end(running.child);
        running = await run(binary, home, port);
      },
      stop: async () => {
        await end(running.child);
        await rm(home, { recursive: true, force: true });
      },
    };
  } catch (cause) {
    await rm(home, { recursive: true, force: true });
    throw cause;
  }
}
