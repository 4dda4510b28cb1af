// Loaded before the program, in JavaScript, because an older Node cannot even read its TypeScript.
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  const found = process.versions.node;
  console.error(`Claw Clinic needs Node 24; this is ${found}. \`npm install\` brings it along: use \`npm start\`.`);
  if (major < 22 || (major === 22 && minor < 18)) process.exit(1);
}
module.enableCompileCache?.(); // from here on, so that the entry file too is read from the cache
