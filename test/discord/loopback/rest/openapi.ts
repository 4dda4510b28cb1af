import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FormFault } from './api-error.ts';

type Schema = { readonly [key: string]: unknown };
type Operation = {
  readonly requestBody?: { readonly content?: { readonly [type: string]: { readonly schema: Schema } } };
};
type Document = {
  readonly paths: { readonly [template: string]: { readonly [method: string]: Operation } };
  readonly components: { readonly schemas: { [name: string]: Schema } };
};

/** https://github.com/discord/discord-api-spec, MIT. */
const FILE = new URL('../openapi.json.gz', import.meta.url);

let opened: { readonly document: Document; readonly ajv: Ajv2020 } | null = null;
const compiled = new Map<string, ValidateFunction | null>();

/**
 * What is wrong with a JSON body, by Discord's own description. `template`: the route as the document writes it. `schema`: one of its
 * schemas instead of all that the route takes, where the route takes several.
 */
export function bodyFaults(method: string, template: string, body: unknown, schema?: string): readonly FormFault[] {
  const key = schema ?? `${method} ${template}`;
  let validate = compiled.get(key);
  if (validate === undefined) {
    validate = compile(method, template, schema);
    compiled.set(key, validate);
  }
  if (validate === null || validate(body)) return [];
  return formFaults(validate.errors ?? []);
}

function compile(method: string, template: string, name: string | undefined): ValidateFunction | null {
  opened ??= open();
  const { document, ajv } = opened;
  if (name !== undefined) return ajv.compile({ $ref: `discord#/components/schemas/${name}` });
  const content = document.paths[template]?.[method.toLowerCase()]?.requestBody?.content?.['application/json'];
  if (!content) return null;
  const path = `/paths/${template.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}`;
  return ajv.compile({ $ref: `discord#${path}/requestBody/content/application~1json/schema` });
}

function open(): { readonly document: Document; readonly ajv: Ajv2020 } {
  const document = JSON.parse(gunzipSync(readFileSync(FILE)).toString('utf8')) as Document;
  const schemas = document.components.schemas;
  // Written as an integer there; sent and taken as a string, like all permissions.
  for (const schema of Object.values(schemas)) {
    const properties = schema['properties'] as { [name: string]: Schema } | undefined;
    if (!properties?.['default_member_permissions']) continue;
    properties['default_member_permissions'] = { type: ['string', 'null'], pattern: '^\\d+$' };
  }
  discriminate(document, document);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  // A CommonJS default export: its function is `default` to one loader and itself to another.
  (((addFormats as unknown as { default?: unknown }).default ?? addFormats) as (ajv: Ajv2020) => void)(ajv);
  ajv.addFormat('snowflake', /^\d+$/);
  ajv.addFormat('nonce', true);
  ajv.addSchema(document, 'discord');
  return { document, ajv };
}

/** Unions of things with a fixed `type` each are told apart by it, so that a fault is told for the one that was meant. */
function discriminate(document: Document, node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const schema = node as { [key: string]: unknown };
  for (const key of ['oneOf', 'anyOf']) {
    const branches = schema[key];
    if (!Array.isArray(branches) || branches.length < 2) continue;
    const names = branches.map(
      (one: Schema) =>
        String(one['$ref'] ?? '')
          .split('/')
          .at(-1)!,
    );
    const types = names.map((name) => fixedType(document.components.schemas[name]));
    if (!types.every((one) => one !== null)) continue;
    delete schema[key];
    Object.assign(schema, {
      type: 'object',
      required: ['type'],
      properties: { type: { enum: types.flat() } },
      allOf: branches.map((branch, index) => ({
        if: { not: { properties: { type: { enum: types[index] } } } },
        else: branch,
      })),
    });
  }
  for (const child of Object.values(schema)) discriminate(document, child);
}

/** The values its `type` may have, if it must have one of them. */
function fixedType(schema: Schema | undefined): readonly unknown[] | null {
  const type = (schema?.['properties'] as { [name: string]: Schema } | undefined)?.['type'];
  const isRequired = ((schema?.['required'] as readonly string[] | undefined) ?? []).includes('type');
  return isRequired && Array.isArray(type?.['enum']) ? type['enum'] : null;
}

/** In Discord's shape; of a union, what is wrong inside rather than that no branch fits. */
function formFaults(errors: readonly ErrorObject[]): readonly FormFault[] {
  const telling = errors.filter(
    ({ keyword, params }) => !['oneOf', 'anyOf', 'if'].includes(keyword) && params['type'] !== 'null',
  );
  return (telling.length > 0 ? telling : errors).map((error) => {
    const missing = error.keyword === 'required' ? `/${error.params['missingProperty']}` : '';
    const path = `${error.instancePath}${missing}`.slice(1).replaceAll('/', '.');
    return { path, code: CODES[error.keyword] ?? 'BASE_TYPE_INVALID', message: error.message ?? 'invalid' };
  });
}

const CODES: { readonly [keyword: string]: string } = {
  required: 'BASE_TYPE_REQUIRED',
  enum: 'BASE_TYPE_CHOICES',
  const: 'BASE_TYPE_CHOICES',
  maxLength: 'BASE_TYPE_MAX_LENGTH',
  minLength: 'BASE_TYPE_MIN_LENGTH',
  maxItems: 'BASE_TYPE_BAD_LENGTH',
  minItems: 'BASE_TYPE_BAD_LENGTH',
  maximum: 'NUMBER_TYPE_MAX',
  minimum: 'NUMBER_TYPE_MIN',
  type: 'BASE_TYPE_BAD_TYPE',
  pattern: 'STRING_TYPE_REGEX',
};
