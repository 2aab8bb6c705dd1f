import { GLOSSARY, type GlossaryEntry, type GlossaryKey } from './glossary';

const collator = new Intl.Collator('fr', { sensitivity: 'base' });

/** Anchor of a term in the page of the glossary. */
export const glossaryHref = (key: GlossaryKey): string => `/aide/glossaire#${key}`;

const KEYS = Object.keys(GLOSSARY).filter((key): key is GlossaryKey => key in GLOSSARY);

/** Every term with its definition, in alphabetical order. */
export const sortedGlossary = (): readonly (GlossaryEntry & { readonly key: GlossaryKey })[] =>
	KEYS.map((key) => ({ key, ...GLOSSARY[key] })).sort((a, b) => collator.compare(a.term, b.term));
