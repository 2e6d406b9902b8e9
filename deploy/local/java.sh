# Finds a JDK; sourced by deploy/up, deploy/token and deploy/curl.

fail() {
  echo "$1" >&2
  exit 1
}

# Sets JAVA, and JAVA_HOME for Maven.
need_java() {
  local found version
  if [ -n "${JAVA_HOME:-}" ]; then
    found=$JAVA_HOME/bin/java
    [ -x "$found" ] || fail "JAVA_HOME is $JAVA_HOME, and there is no bin/java in it: set it to a JDK 17 or later."
  else
    found=$(command -v java) || fail "Java is missing: install a JDK 17 or later, or set JAVA_HOME to one."
    found=$(readlink -f "$found")
  fi
  JAVA=$found
  version=$("$JAVA" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
  case $version in
    1.* | '') fail "$JAVA is too old: Entente needs a JDK 17 or later." ;;
  esac
  [ "$version" -ge 17 ] || fail "$JAVA is Java $version: Entente needs a JDK 17 or later."
  [ -x "${JAVA%/*}/javac" ] || fail "$JAVA belongs to no JDK, because there is no javac beside it: install a JDK 17 or later."
  export JAVA_HOME=${JAVA%/bin/java}
}
