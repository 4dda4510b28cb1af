// Loaded before the program, in JavaScript, because an older Node cannot even read its TypeScript.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Claw Clinic needs Node 24; this is ${process.versions.node}. \`npm install\` brings it along: use \`npm start\`.`,
  );
  if (major < 22 || (major === 22 && minor < 18)) process.exit(1);
}
