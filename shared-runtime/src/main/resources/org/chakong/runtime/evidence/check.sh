#!/usr/bin/env bash
# Checks an evidence bundle with standard tools alone: jq, sha256sum, base64, od, openssl, and for
# signatures `jose` where it is installed. `bash check.sh openssl` or `bash check.sh jose` chooses.
# A script that comes with what it checks should be read first, or be taken from the project's repository.
# Whose the keys in keys.json are is yours to find out: compare their kid with what the parties gave you.
# Status 0: all holds; 1: something does not; 3: what is here holds, and who exported it says that it is not all.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
signatures=${1:-$(command -v jose >/dev/null && echo jose || echo openssl)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "FAILED 不符: $*" >&2
  exit 1
}
equal() { [ "$1" = "$2" ] || fail "$3"; }
sha() {
  local sum
  sum=$(sha256sum)
  echo "${sum:0:64}"
}
# Hexadecimal digits to bytes.
bytes() { printf '%b' "$(sed 's/../\\x&/g' <<<"$1")"; }
unbase64() {
  local text=${1//-/+}
  text=${text//_/\/}
  while [ $((${#text} % 4)) -ne 0 ]; do text+='='; done
  base64 -d <<<"$text"
}
# Header and claims of a compact JWS as one JSON object, not believed yet.
said() {
  jq -ncR --arg jws "$1" '$jws | split(".")[:2] | map(gsub("-"; "+") | gsub("_"; "/") | @base64d | fromjson) | add'
}

# Every key as a file, under its kid, which must be its RFC 7638 thumbprint.
read_keys() {
  local kid x y key
  while read -r kid x y; do
    key=$work/$kid
    equal "$kid" "$(printf '{"crv":"P-256","kty":"EC","x":"%s","y":"%s"}' "$x" "$y" |
      openssl dgst -sha256 -binary | base64 | tr '/+' '_-' | tr -d =)" "keys.json: kid $kid"
    jq -c --arg kid "$kid" '.keys[] | select(.kid == $kid)' keys.json >"$key.json"
    { bytes 3059301306072a8648ce3d020106082a8648ce3d03010703420004 && unbase64 "$x" && unbase64 "$y"; } |
      openssl pkey -pubin -inform DER -out "$key.pem" || fail "keys.json: kid $kid"
  done < <(jq -r '.keys[] | "\(.kid) \(.x) \(.y)"' keys.json)
}

# The signature of a compact JWS, and that the key is one of its issuer.
signed() {
  local jws=$1 content=$2 type=$3 what=$4 kid hex
  kid=$(jq -nr --argjson said "$content" --arg type "$type" --slurpfile set keys.json '
    $said | select(.alg == "ES256" and .typ == $type)
    | select(any($set[0].keys[]; .kid == $said.kid and .party == $said.iss)) | .kid')
  [ -n "$kid" ] || fail "$what: not a $type of a party in keys.json"
  if [ "$signatures" = jose ]; then
    jose jws ver -i <(printf %s "$jws") -k "$work/$kid.json" >/dev/null 2>&1 || fail "$what: signature"
  else
    hex=$(unbase64 "${jws##*.}" | od -An -v -tx1 | tr -d ' \n')
    equal ${#hex} 128 "$what: signature"
    printf 'asn1=SEQUENCE:rs\n[rs]\nr=INTEGER:0x%s\ns=INTEGER:0x%s\n' "${hex:0:64}" "${hex:64}" >"$work/rs"
    openssl asn1parse -genconf "$work/rs" -noout -out "$work/signature" >/dev/null
    printf %s "${jws%.*}" | openssl dgst -sha256 -verify "$work/$kid.pem" -signature "$work/signature" \
      >/dev/null 2>&1 || fail "$what: signature"
  fi
}

# The token proves the message: who to whom, what was called, the exact bytes.
check_token() {
  local dir=$1 token content digest=none body=none
  token=$(<"$dir/token.jws")
  content=$(said "$token") || fail "$dir: token"
  signed "$token" "$content" chakong+jwt "$dir"
  if [ -f "$dir/body" ]; then
    digest="sha-256=:$(openssl dgst -sha256 -binary "$dir/body" | base64 | tr -d '\n'):"
    body=$(sha <"$dir/body")
  fi
  jq -e --arg token "$token" --argjson said "$content" --arg party "$party" --arg digest "$digest" --arg body "$body" '
    .token == $token and .digest == $said.digest
    and [$said.iss, $said.aud] == (if .direction == "IN" then [.peer, $party] else [$party, .peer] end)
    and (if .kind == "REQUEST"
         then .jti == $said.jti and .method == $said.htm and (.target as $called | $said.htu | endswith($called))
         else .jti == $said.rid and .status == $said.status end)
    and (if $body == "none" then .body == null else .body == $body and .digest == $digest end)
  ' "$dir/leaf.json" >/dev/null || fail "$dir: the token proves something else"
}

# RFC 9162 section 2.1.3.2: from the leaf to the root of the tree.
root_of() {
  local dir=$1 hash index last path step
  hash=$({ printf '\0' && cat "$dir/leaf.json"; } | sha)
  # floor: the shell would evaluate whatever else stands there
  read -r index last path < <(jq -r '"\(.index | floor) \(.size - 1 | floor) \(.path | join(" "))"' \
    "$dir/proof.json") || fail "$dir: proof"
  for step in $path; do
    [ "$last" -gt 0 ] || fail "$dir: path too long"
    if [ $((index % 2)) -eq 1 ] || [ "$index" -eq "$last" ]; then
      hash=$(bytes "01$step$hash" | sha)
      while [ $((index % 2)) -eq 0 ] && [ "$index" -gt 0 ]; do
        index=$((index / 2)) last=$((last / 2))
      done
    else
      hash=$(bytes "01$hash$step" | sha)
    fi
    index=$((index / 2)) last=$((last / 2))
  done
  [ "$last" -eq 0 ] || fail "$dir: path too short"
  echo "$hash"
}

# Each seal names the next one by its hash, from the newest down to the one that is wanted.
check_chain() {
  local file=$1 seal content='' named='' hash
  while read -r seal; do
    hash=$(printf %s "$seal" | sha)
    [ -z "$named" ] || [[ $named == *"$hash"* ]] || fail "$file: a seal does not follow"
    [ -n "$named" ] || equal "$hash" "${head:=$hash}" "$file: another head"
    content=$(said "$seal") || fail "$file: a seal cannot be read"
    if [ ! -e "$work/$hash" ]; then
      signed "$seal" "$content" chakong-seal+jws "$file"
      : >"$work/$hash"
    fi
    named=$(jq -nr --argjson said "$content" --arg party "$party" \
      '$said | select(.iss == $party) | "\(.previous) \(.skip)"')
    [ -n "$named" ] || fail "$file: a seal of somebody else"
  done <"$file"
  read -r number root sealed < <(jq -nr --argjson said "$content" '$said | "\(.seq | floor) \(.root) \(.at)"') ||
    fail "$file: seal"
  equal "$file" "chains/$number.txt" "$file: number"
  roots[number]=$root
  times[number]=$sealed
}

# What left because its period had passed, by the word of the side that kept it.
check_pruned() {
  local word content
  while read -r word; do
    content=$(said "$word") || fail "pruned.txt cannot be read"
    signed "$word" "$content" chakong-pruned+jws pruned.txt
    jq -nr --argjson said "$content" --arg party "$party" '$said | select(.iss == $party) |
      "pruned 已按期清理 \(.from) … \(.until), \(.records) records 条记录 (\(.ids)), \(.period), \(.ground)"'
  done <pruned.txt
}

read_keys
party=$(jq -r .party manifest.json)
head=
roots=() times=()
for file in chains/*.txt; do [ ! -e "$file" ] || check_chain "$file"; done
count=0
while read -r dir; do [ -d "$dir" ] || fail "$dir is missing"; done < <(
  jq -r '.messages[].folder' manifest.json)
for dir in messages/*/; do
  dir=${dir%/}
  [ -d "$dir" ] || continue
  check_token "$dir"
  sealed='not sealed yet 尚未封存'
  if [ -f "$dir/proof.json" ]; then
    number=$(jq '.seal | floor' "$dir/proof.json") && [ -n "${roots[number]:-}" ] || fail "$dir: no seal"
    equal "$(root_of "$dir")" "${roots[number]}" "$dir: not under its seal"
    sealed=${times[number]}
  fi
  count=$((count + 1))
  echo "ok 相符 $dir $(jq -r '"\(.at) \(.direction) \(.kind) \(.method) \(.status // "")"' "$dir/leaf.json") | $sealed"
done
echo "$count messages 条报文, head 链头 ${head:-none}"
jq -r '.keys[] | "key 公钥 \(.party) \(.kid)"' keys.json
[ ! -e pruned.txt ] || check_pruned
if jq -e '.faults | length > 0' manifest.json >/dev/null; then
  echo "INCOMPLETE 不完整: what is here holds, but it is not all 以上均相符，但并非全部" >&2
  jq -r '.faults[].text' manifest.json >&2
  exit 3
fi
