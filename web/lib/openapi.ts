// SPDX-License-Identifier: EUPL-1.2
// The part of openapi.json that the page for programmers shows, and a schema as lines of fields.
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  'x-help'?: { da: string; en: string };
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

interface Content {
  content?: Record<string, { schema?: Schema }>;
}

export interface Operation {
  summary?: string;
  'x-role'?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: Content;
  responses?: Record<string, Content & { description?: string }>;
}

export interface Document {
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

export interface Call {
  method: string;
  path: string;
  room: string; // empty: the hall
  operation: Operation;
}

/** All calls in the order of the document: the hall's first, then room by room. */
export function calls_of(document: Document): Call[] {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, room: operation.tags?.[0] ?? '', operation })),
  );
  const rooms = [...new Set(all.map(({ room }) => room))].sort((a, b) => Number(a !== '') - Number(b !== ''));
  return rooms.flatMap((room) => all.filter((call) => call.room === room));
}

/** Does a call fit what was typed? Every word must stand in its method, path, summary or role. */
export function fits({ method, path, room, operation }: Call, words: string): boolean {
  const text = `${method} ${path} ${room} ${operation.summary ?? ''} ${operation['x-role'] ?? ''}`.toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

export const name_of = (schema: Schema): string => schema.$ref?.split('/').at(-1) ?? '';

/** "JobAnswer", "text", "list of CaseAnswer", "one of: a, b". */
export function type_of(schema: Schema, word: (key: 'text' | 'number' | 'integer' | 'boolean' | 'list' | 'object' | 'any' | 'map') => string): string {
  if (schema.$ref) return name_of(schema);
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return choice.filter(({ type }) => type !== 'null').map((one) => type_of(one, word)).join(' | ');
  if (schema.enum) return schema.enum.map(String).join(' | ');
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type;
  if (type === 'array') return `${word('list')} ${schema.items ? type_of(schema.items, word) : word('any')}`;
  if (type === 'string') return schema.format ? `${word('text')} (${schema.format})` : word('text');
  if (type === 'number' || type === 'integer' || type === 'boolean') return word(type);
  if (type === 'object' && typeof schema.additionalProperties === 'object') return `${word('map')} ${type_of(schema.additionalProperties, word)}`;
  return type === 'object' ? word('object') : word('any');
}

/** "1 – 200", "at most 64": the bounds of a field, or nothing. */
export function bounds_of(schema: Schema): string {
  const low = schema.minimum ?? schema.minLength ?? schema.minItems;
  const high = schema.maximum ?? schema.maxLength ?? schema.maxItems;
  if (low === undefined && high === undefined) return '';
  return `${low ?? ''} – ${high ?? ''}`.trim();
}

/** The JSON that goes in, and the JSON of the good answer. */
export const body_of = (part: Content | undefined): Schema | undefined => part?.content?.['application/json']?.schema;
export function answer_of(operation: Operation): { status: string; schema?: Schema } {
  const [status = '', answer] = Object.entries(operation.responses ?? {}).find(([code]) => code.startsWith('2')) ?? [];
  const schema = body_of(answer);
  return schema ? { status, schema } : { status };
}

/** Named schemas that a schema leads to, itself included, each once, nearest first. */
export function named_in(schema: Schema | undefined, schemas: Record<string, Schema>, found: string[] = []): string[] {
  if (!schema) return found;
  const name = name_of(schema);
  if (name) {
    if (!found.includes(name) && schemas[name]) {
      found.push(name);
      named_in(schemas[name], schemas, found);
    }
    return found;
  }
  const inside = [schema.items, ...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (typeof schema.additionalProperties === 'object') inside.push(schema.additionalProperties);
  for (const one of inside) named_in(one, schemas, found);
  return found;
}
