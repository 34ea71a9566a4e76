package dev.maeari.manifests;

import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;

/** Reads the settings of one source: interfaces with {@code @ConfigMapping}, parameters with {@code @ConfigProperty}. */
final class OwnSettings extends TreePathScanner<Void, Void> {
    private final DocTrees docs;
    private final String who;
    private final List<OwnSetting> found = new ArrayList<>();

    private OwnSettings(DocTrees docs, String who) {
        this.docs = docs;
        this.who = who;
    }

    /** Those of sources, by key. */
    static List<OwnSetting> of(JavacTask task, Function<JavaFileObject, String> who) throws IOException {
        DocTrees docs = DocTrees.instance(task);
        List<OwnSetting> all = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            OwnSettings settings = new OwnSettings(docs, who.apply(unit.getSourceFile()));
            settings.scan(unit, null);
            all.addAll(settings.found);
        }
        all.sort(Comparator.comparing(OwnSetting::key));
        return List.copyOf(all);
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
        value(type.getModifiers(), "ConfigMapping", "prefix")
                .ifPresent(prefix -> mapped(prefix, "", type, getCurrentPath(), getCurrentPath()));
        return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        for (VariableTree parameter : method.getParameters()) {
            value(parameter.getModifiers(), "ConfigProperty", "name")
                    .filter(key -> key.startsWith("maeari."))
                    .ifPresent(key -> found.add(new OwnSetting(
                            key,
                            code(parameter.getType()),
                            value(parameter.getModifiers(), "ConfigProperty", "defaultValue")
                                    .orElse(""),
                            described(parameter),
                            who)));
        }
        return super.visitMethod(method, null);
    }

    private void mapped(String prefix, String of, ClassTree type, TreePath path, TreePath outer) {
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                String key = prefix + "." + StringUtil.skewer(method.getName().toString());
                TreePath here = new TreePath(path, method);
                String meaning = text(docs.getDocComment(here));
                Optional<ClassTree> inner = inner(outer, method.getReturnType());
                if (inner.filter(one -> one.getKind() == Tree.Kind.INTERFACE).isPresent()) {
                    mapped(key, meaning, inner.get(), new TreePath(outer, inner.get()), outer);
                } else {
                    found.add(new OwnSetting(
                            key,
                            inner.map(OwnSettings::constants).orElseGet(() -> code(method.getReturnType())),
                            value(method.getModifiers(), "WithDefault", "value").orElse(""),
                            of.isEmpty() || meaning.isEmpty() ? meaning : of + " " + meaning,
                            who));
                }
            }
        }
    }

    /** What the class itself declares under that name. */
    private static Optional<ClassTree> inner(TreePath outer, Tree type) {
        return ((ClassTree) outer.getLeaf())
                .getMembers().stream()
                        .filter(ClassTree.class::isInstance)
                        .map(ClassTree.class::cast)
                        .filter(one -> one.getSimpleName().contentEquals(type.toString()))
                        .findFirst();
    }

    private static String constants(ClassTree type) {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(constant -> "`"
                        + StringUtil.skewer(
                                ((VariableTree) constant).getName().toString().toLowerCase(Locale.ROOT)) + "`")
                .collect(Collectors.joining(", "));
    }

    /** What the Javadoc around says of a parameter. */
    private String described(VariableTree parameter) {
        var doc = docs.getDocCommentTree(getCurrentPath());
        if (doc == null) {
            return "";
        }
        return doc.getBlockTags().stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .filter(tag -> tag.getName().getName().contentEquals(parameter.getName()))
                .map(tag ->
                        text(tag.getDescription().stream().map(Object::toString).collect(Collectors.joining())))
                .map(meaning -> meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1))
                .findFirst()
                .orElse("");
    }

    private static Optional<String> value(ModifiersTree modifiers, String annotation, String name) {
        if (modifiers.getFlags().contains(Modifier.STATIC)) {
            return Optional.empty();
        }
        return modifiers.getAnnotations().stream()
                .filter(one -> one.getAnnotationType().toString().equals(annotation))
                .flatMap(one -> argument(one, name).stream())
                .findFirst();
    }

    private static Optional<String> argument(AnnotationTree annotation, String name) {
        return annotation.getArguments().stream()
                .filter(AssignmentTree.class::isInstance)
                .map(AssignmentTree.class::cast)
                .filter(one -> one.getVariable().toString().equals(name))
                .map(AssignmentTree::getExpression)
                .filter(LiteralTree.class::isInstance)
                .map(one -> String.valueOf(((LiteralTree) one).getValue()))
                .findFirst()
                .or(() -> single(annotation));
    }

    private static Optional<String> single(AnnotationTree annotation) {
        return annotation.getArguments().stream()
                .filter(LiteralTree.class::isInstance)
                .map(one -> String.valueOf(((LiteralTree) one).getValue()))
                .findFirst();
    }

    /** Without what says only that it may be missing; several are separated by commas. */
    private static String code(Tree type) {
        String name = type.toString();
        return name.contains("List<") || name.contains("Set<")
                ? "list"
                : "`" + name.replaceAll("^Optional<(.*)>$", "$1") + "`";
    }

    /** In one line, with the tags of Javadoc as Markdown has them. */
    private static String text(String javadoc) {
        return javadoc == null
                ? ""
                : javadoc.replaceAll("\\{@code ([^}]*)}", "`$1`")
                        .replaceAll("\\{@link [^}]*?#?(\\w+)}", "$1")
                        .replaceAll("\\s+", " ")
                        .strip();
    }
}
