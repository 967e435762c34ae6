export interface Change {
  readonly field: string;
  readonly how: 'added' | 'changed' | 'taken out';
  readonly isAsked: boolean;
}
export interface FieldsOfSource {
  readonly source: string;
  readonly pairs: readonly { readonly changes: readonly Change[] }[];
  readonly surplus: readonly unknown[];
  readonly missing: readonly unknown[];
}
export declare const RELATIONS: readonly string[];
export declare function fieldsOf(
  engine: Readonly<Record<string, unknown>>,
  knowledgeDir: string,
  archiveDir: string,
): Promise<FieldsOfSource[]>;
