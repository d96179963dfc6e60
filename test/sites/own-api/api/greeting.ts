export function greet(name: string | null | undefined): string {
  return `Hello, ${upperFirst(name as string)}`;
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
