import { runKb } from '../../src/kb/main.ts';

export type Ran = { readonly status: number; readonly out: string; readonly err: string };

/** Runs `clinic kb …` and gives back what it printed. */
export async function ran(args: readonly string[], stdin = ''): Promise<Ran> {
  let [out, err] = ['', ''];
  const status = await runKb(args, {
    stdin: async () => stdin,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { status, out, err };
}
