import { evidenceIn } from './read/evidence-in.ts';
import type { CleanPost, CommandLine, Evidence, JsonDocument, Line, Thing, Vocabulary } from './types.ts';

/**
 * Everything that can be told from a clean post, as plain records. Never fails: of half a JSON value, a cut table or a
 * wrapped line it gives the half that can be read. Time is linear in the length; of a text above 256 kB only the head and
 * the tail are read for JSON, tables and fields, all of it for who speaks, complaints and commands.
 */
export function read(post: CleanPost, vocabulary: Vocabulary): Evidence {
  const found = evidenceIn(post.text, vocabulary, post.at);
  return {
    text: post.text,
    at: post.at,
    lines: found.lines satisfies readonly Line[],
    commands: found.commands satisfies readonly CommandLine[],
    things: found.things satisfies readonly Thing[],
    documents: found.documents satisfies readonly JsonDocument[],
    version: found.version ?? post.version,
    node: found.node,
    platform: found.platform,
  };
}
