/** Clauses strung together with commas are talk. */
export const COMMA_TALK = /[\p{L}\s)"'`], (?:please |(?:[\p{Ll}\d]+ ){2,})/u;
